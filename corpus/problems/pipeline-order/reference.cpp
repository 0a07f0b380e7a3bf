#include <bits/stdc++.h>
using namespace std;

// Return (order, cycle): the steps that can run, smallest number first, and one ring among the others.
pair<vector<int>, vector<int>> order_steps(int n, const vector<pair<int, int>>& needs) {
    vector<vector<int>> followers(n);
    vector<int> waiting(n), order;
    for (auto [before, after] : needs) {
        followers[before].push_back(after);
        ++waiting[after];
    }
    priority_queue<int, vector<int>, greater<>> ready;
    for (int step = 0; step < n; ++step)
        if (waiting[step] == 0) ready.push(step);
    while (!ready.empty()) {
        order.push_back(ready.top());
        ready.pop();
        for (int after : followers[order.back()])
            if (--waiting[after] == 0) ready.push(after);
    }
    map<int, int> cause;  // stuck step -> the smallest stuck step it needs
    for (auto [before, after] : needs)
        if (waiting[before] && waiting[after]) {
            auto [at, added] = cause.emplace(after, before);
            if (!added) at->second = min(at->second, before);
        }
    vector<int> ring;
    if (cause.empty()) return {order, ring};
    set<int> seen;
    int step = cause.begin()->first;
    for (; seen.insert(step).second; step = cause[step]) {}
    const int start = step;
    do {
        ring.push_back(step);
        step = cause[step];
    } while (step != start);
    reverse(ring.begin(), ring.end());
    rotate(ring.begin(), min_element(ring.begin(), ring.end()), ring.end());
    return {order, ring};
}
