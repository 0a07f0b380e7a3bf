#include <bits/stdc++.h>
using namespace std;

// Return the fewest GPUs that serve all requests, and the GPU of each of them, -1 for empty ones.
pair<int, vector<int>> reserve(const vector<pair<long long, long long>>& requests, long long gap) {
    vector<int> order(requests.size());
    iota(order.begin(), order.end(), 0);
    stable_sort(order.begin(), order.end(), [&](int a, int b) { return requests[a].first < requests[b].first; });
    int gpus = 0;
    vector<int> assigned(requests.size(), -1);
    priority_queue<int, vector<int>, greater<>> free;
    priority_queue<pair<long long, int>, vector<pair<long long, int>>, greater<>> busy;  // (free from, number)
    for (int i : order) {
        const auto [start, stop] = requests[i];
        if (stop <= start) continue;
        for (; !busy.empty() && busy.top().first <= start; busy.pop()) free.push(busy.top().second);
        if (free.empty()) free.push(gpus++);
        assigned[i] = free.top();
        free.pop();
        busy.emplace(stop + gap, assigned[i]);
    }
    return {gpus, assigned};
}
