#include <bits/stdc++.h>
using namespace std;

// Return the new node of every item: exact quotas by largest remainder, with as few moves as possible.
vector<int> reshard(const vector<long long>& owners, const vector<long long>& weights) {
    const int nodes = static_cast<int>(weights.size());
    const __int128 items = static_cast<__int128>(owners.size());
    vector<int> placed(owners.begin(), owners.end());
    __int128 total = 0;
    for (long long weight : weights) total += weight;
    if (total == 0) return vector<int>(owners.size(), -1);
    vector<long long> room(nodes);
    vector<pair<__int128, int>> order;  // (-remainder, node)
    long long left = static_cast<long long>(owners.size());
    for (int node = 0; node < nodes; ++node) {
        const __int128 share = items * weights[node];
        room[node] = static_cast<long long>(share / total);
        left -= room[node];
        order.emplace_back(-(share % total), node);
    }
    sort(order.begin(), order.end());
    for (long long k = 0; k < left; ++k) ++room[order[k].second];
    vector<size_t> homeless;
    for (size_t i = 0; i < owners.size(); ++i) {
        if (owners[i] >= 0 && owners[i] < nodes && room[owners[i]] > 0) --room[owners[i]];
        else homeless.push_back(i);
    }
    int node = 0;
    for (size_t i : homeless) {
        while (room[node] == 0) ++node;
        placed[i] = node;
        --room[node];
    }
    return placed;
}
