#include <bits/stdc++.h>
using namespace std;
using Ranges = vector<pair<int, int>>;

// The ranges of a greedy pass; `limit` is at least the largest size.
static Ranges filled(const vector<long long>& sizes, long long limit) {
    Ranges ranges;
    int start = 0;
    long long total = 0;
    for (int i = 0; i < static_cast<int>(sizes.size()); ++i) {
        total += sizes[i];
        if (total > limit) {
            ranges.emplace_back(start, i);
            start = i;
            total = sizes[i];
        }
    }
    ranges.emplace_back(start, sizes.size());
    return ranges;
}

// Return the smallest possible largest total and the `k` ranges filled greedily under it.
pair<long long, Ranges> shard(const vector<long long>& sizes, long long k) {
    long long low = 0, high = 0;
    for (long long size : sizes) low = max(low, size), high += size;
    while (low < high) {
        const long long limit = low + (high - low) / 2;
        if (static_cast<long long>(filled(sizes, limit).size()) <= k) high = limit;
        else low = limit + 1;
    }
    Ranges ranges = filled(sizes, low);
    ranges.resize(k, {static_cast<int>(sizes.size()), static_cast<int>(sizes.size())});
    return {low, ranges};
}
