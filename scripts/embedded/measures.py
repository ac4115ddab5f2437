"""trec_eval's nDCG@10 and a bootstrap interval of its mean."""
import numpy as np

from settings import SEED


def discounted(gains: np.ndarray) -> np.ndarray:
    """Discounted cumulative gain at 10 of gains in their order, over the last axis."""
    first = gains[..., :10]
    return first @ (1 / np.log2(np.arange(2, first.shape[-1] + 2)))


def ndcg(ranked: list[str], grades: dict[str, int]) -> float:
    """Gains are the grades, the ideal list is made of all judged passages."""
    ideal = discounted(np.asarray(sorted((max(0, grade) for grade in grades.values()), reverse=True)))
    return float(discounted(np.asarray([max(0, grades.get(passage, 0)) for passage in ranked])) / ideal) if ideal > 0 else 0.0


def ranked(scores: dict[str, float]) -> list[str]:
    """By score, equal ones by id from the last: trec_eval's order. Scores count as float32."""
    return sorted(scores, key=lambda passage: (np.float32(scores[passage]), passage), reverse=True)


def interval(values: np.ndarray, resamples: int = 10_000) -> tuple[float, float]:
    """The middle 95 % of the mean over queries drawn again with replacement."""
    rng = np.random.default_rng(SEED)
    means = values[rng.integers(len(values), size=(resamples, len(values)))].mean(1)
    return float(np.quantile(means, 0.025)), float(np.quantile(means, 0.975))
