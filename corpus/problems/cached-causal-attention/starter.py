import numpy as np


def attend_with_cache(
    q: np.ndarray, k: np.ndarray, v: np.ndarray, k_cache: np.ndarray, v_cache: np.ndarray, keep: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (out, new_k_cache, new_v_cache) after S new tokens follow the T cached ones.

    q: (H, S, D). k, v: (G, S, D). k_cache, v_cache: (G, T, D). keep: (T + S,) booleans, False for padding.
    out: (H, S, D). new caches: (G, T + S, D). All float64.
    """
    raise NotImplementedError
