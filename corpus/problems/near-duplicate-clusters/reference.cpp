#include <bits/stdc++.h>
using namespace std;

static int root(vector<int>& parent, int i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
}

// Return for every document the lowest position in its cluster of near duplicates.
vector<int> clusters(const vector<vector<long long>>& documents, long long width, const pair<long long, long long>& threshold) {
    const int n = static_cast<int>(documents.size());
    vector<long long> size(n);
    vector<int> parent(n);
    iota(parent.begin(), parent.end(), 0);
    map<vector<long long>, vector<int>> holders;  // shingle -> earlier documents that have it
    for (int i = 0; i < n; ++i) {
        const auto& document = documents[i];
        const long long length = static_cast<long long>(document.size());
        const long long run = min(width, length);
        set<vector<long long>> mine;
        if (length > 0)
            for (long long start = 0; start + run <= length; ++start)
                mine.emplace(document.begin() + start, document.begin() + start + run);
        size[i] = static_cast<long long>(mine.size());
        unordered_map<int, long long> shared;
        for (const auto& shingle : mine) {
            auto& earlier = holders[shingle];
            for (int j : earlier) ++shared[j];
            earlier.push_back(i);
        }
        for (auto [j, common] : shared) {
            if (common * threshold.second < threshold.first * (size[i] + size[j] - common)) continue;
            const int a = root(parent, i), b = root(parent, j);
            parent[max(a, b)] = min(a, b);
        }
    }
    for (int i = 0; i < n; ++i) parent[i] = root(parent, i);
    return parent;
}
