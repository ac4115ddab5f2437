"""The reranker: one encoder over question and passage, each word looking at its own text only, and the interaction of the two on top."""
import torch
from torch import Tensor, nn

from encoder import Encoder, mean_of
from interaction import Interaction, unit


class Reranker(nn.Module):
    def __init__(self, encoder: Encoder, rarity: Tensor) -> None:
        super().__init__()
        self.encoder = encoder
        self.interaction = Interaction(encoder.table.embedding_dim, rarity)

    def all_pairs(self, questions: tuple[Tensor, Tensor], passages: tuple[Tensor, Tensor]) -> Tensor:
        """Logits [questions, passages] of every question with every passage, each encoded once: what training uses. Each side is ids and mask."""
        (q, q_plain), (p, p_plain) = ((self.encoder(ids, mask[:, None]), self.encoder.table(ids)) for ids, mask in (questions, passages))
        q_mask, p_mask = questions[1], passages[1]
        head = self.interaction
        near = torch.einsum('qid,pjd->qpij', unit(head.meeting(q)), unit(head.meeting(p)))
        same = torch.einsum('qid,pjd->qpij', unit(q_plain), unit(p_plain))
        met, often = head.met(near, same, p_mask[None, :, None])
        weights, rare = head.weights(questions[0], q, q_plain, q_mask)
        weights, rare = weights[:, None].expand(-1, len(p), -1, -1), rare[:, None].expand(-1, len(p), -1)
        mean_q, mean_p = mean_of(q, q_mask)[:, None].expand(-1, len(p), -1), mean_of(p, p_mask)[None].expand(len(q), -1, -1)
        words = p_mask.sum(1)[None].expand(len(q), -1)
        return head.logits(head.features(met, often, weights, rare, mean_q, mean_p, words))[..., 0]

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Logits [pairs, 1] of [CLS] question [SEP] passage [SEP]: the same arithmetic on one sequence, which is what is exported."""
        real = attention_mask.float()
        second = token_type_ids.float()
        q_mask, p_mask = real * (1 - second), real * second
        own = q_mask[:, :, None] * q_mask[:, None] + p_mask[:, :, None] * p_mask[:, None]
        states, plain = self.encoder(input_ids, own), self.encoder.table(input_ids)
        head = self.interaction
        met_in, table = unit(head.meeting(states)), unit(plain)
        met, often = head.met(met_in @ met_in.transpose(1, 2), table @ table.transpose(1, 2), p_mask[:, None])
        weights, rare = head.weights(input_ids, states, plain, q_mask)

        def mean(mask: Tensor) -> Tensor:
            return unit((states * mask[:, :, None]).sum(1))

        return head.logits(head.features(met, often, weights, rare, mean(q_mask), mean(p_mask), p_mask.sum(1)))
