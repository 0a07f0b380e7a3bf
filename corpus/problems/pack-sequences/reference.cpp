#include <bits/stdc++.h>
using namespace std;

// Return (rows, skipped) by first-fit decreasing in O(n log n): a tree holds the most room below each node.
pair<vector<vector<int>>, vector<int>> pack(const vector<long long>& lengths, long long row) {
    vector<int> order, skipped;
    for (int i = 0; i < static_cast<int>(lengths.size()); ++i) (lengths[i] > row ? skipped : order).push_back(i);
    stable_sort(order.begin(), order.end(), [&](int a, int b) { return lengths[a] > lengths[b]; });
    size_t leaves = 1;
    while (leaves < order.size()) leaves *= 2;
    vector<long long> room(2 * leaves, row);
    vector<vector<int>> rows;
    for (int i : order) {
        size_t node = 1;
        while (node < leaves) {
            node *= 2;
            if (room[node] < lengths[i]) ++node;
        }
        const size_t place = node - leaves;
        if (place == rows.size()) rows.emplace_back();
        rows[place].push_back(i);
        room[node] -= lengths[i];
        for (node /= 2; node >= 1; node /= 2) room[node] = max(room[2 * node], room[2 * node + 1]);
    }
    return {rows, skipped};
}
