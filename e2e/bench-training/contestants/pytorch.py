"""The same head in PyTorch: reads numbers of steps, one a line, and answers each with milliseconds and the last loss."""

import json
import sys
import time

import torch
from torch import nn

request = json.loads(sys.argv[1])
torch.set_num_threads(request["threads"])
width, batch, adam = request["width"], request["batch"], request["adam"]


def read(name: str, dtype: torch.dtype) -> torch.Tensor:
    with open(f"{request['folder']}/{name}", "rb") as file:
        return torch.frombuffer(bytearray(file.read()), dtype=dtype)


features = read("features", torch.float32).view(-1, width)
rows = read("rows", torch.int32).view(-1, batch)
labels = read("labels", torch.float32).view(-1, batch, 1)
head = nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Linear(width, 1))
with torch.no_grad():
    for parameter, values in zip(head.parameters(), read("head", torch.float32).split([p.numel() for p in head.parameters()])):
        parameter.copy_(values.view_as(parameter))
criterion = nn.BCEWithLogitsLoss()
# The fused kernel is the fastest that PyTorch has on a CPU.
optimizer = torch.optim.Adam(head.parameters(), lr=adam["learningRate"], betas=(adam["beta1"], adam["beta2"]), eps=adam["eps"], fused=True)
print(json.dumps({"device": f"PyTorch {torch.__version__}"}), flush=True)

taken = 0
for line in sys.stdin:
    began = time.perf_counter()
    for _ in range(int(line)):
        at = taken % len(rows)
        taken += 1
        loss = criterion(head(features[rows[at]]), labels[at])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(json.dumps({"wall": 1000 * (time.perf_counter() - began), "loss": loss.item()}), flush=True)
