#include <bits/stdc++.h>
using namespace std;

// Return (cost, steps) of the preferred one among the cheapest alignments, in O(n m) time.
pair<long long, string> align_words(const vector<string>& wanted, const vector<string>& heard, long long substitute, long long remove, long long insert) {
    const size_t n = wanted.size(), m = heard.size();
    vector<long long> below(m + 1), here(m + 1);  // costs of the rests, one row at a time
    for (size_t j = 0; j <= m; ++j) below[j] = insert * static_cast<long long>(m - j);
    vector<string> choices(n + 1, string(m + 1, 'D'));
    choices[n].assign(m + 1, 'I');
    for (size_t i = n; i-- > 0; ) {
        here[m] = below[m] + remove;
        for (size_t j = m; j-- > 0; ) {
            const bool same = wanted[i] == heard[j];
            const long long pair = below[j + 1] + (same ? 0 : substitute), drop = below[j] + remove, add = here[j + 1] + insert;
            here[j] = min({pair, drop, add});
            if (pair == here[j]) choices[i][j] = same ? '=' : 'S';
            else if (drop != here[j]) choices[i][j] = 'I';
        }
        swap(below, here);
    }
    string steps;
    for (size_t i = 0, j = 0; i < n || j < m; ) {
        steps += choices[i][j];
        if (steps.back() != 'I') ++i;
        if (steps.back() != 'D') ++j;
    }
    return {below[0], steps};
}
