#include <bits/stdc++.h>
using namespace std;

// Return (time, route): Dijkstra's algorithm from the target, then the least neighbor that loses no time.
pair<long long, vector<long long>> fastest_route(long long devices, const vector<vector<long long>>& links, long long source, long long target, long long size) {
    vector<vector<pair<long long, long long>>> near(devices);
    for (const auto& link : links) {
        if (link[3] <= 0) continue;
        const long long time = link[2] + (size + link[3] - 1) / link[3];
        near[link[0]].emplace_back(link[1], time);
        near[link[1]].emplace_back(link[0], time);
    }
    vector<long long> left(devices, -1);
    priority_queue<pair<long long, long long>, vector<pair<long long, long long>>, greater<>> queue;
    queue.emplace(0, target);
    while (!queue.empty()) {
        const auto [so_far, here] = queue.top();
        queue.pop();
        if (left[here] >= 0) continue;
        left[here] = so_far;
        for (const auto& [there, time] : near[here])
            if (left[there] < 0) queue.emplace(so_far + time, there);
    }
    if (left[source] < 0) return {-1, {}};
    vector<long long> route{source};
    while (route.back() != target) {
        const long long here = route.back();
        long long next = devices;
        for (const auto& [there, time] : near[here])
            if (left[there] + time == left[here]) next = min(next, there);
        route.push_back(next);
    }
    return {left[source], route};
}
