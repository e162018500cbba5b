"""Fine-tunes the base on annotated paragraphs: train.py OUT.pt [--final]. See README.md."""

import argparse
import os
import random
import time

import torch
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

import base
import evaluate
import labels
import paragraphs
from augmentation import Augmentation
from batches import IGNORED, batch, by_length, example
from model import Model
from wordpiece import WordPiece


class State:
    """All that training needs to go on: written after each epoch, read where it is there."""

    def __init__(self, file, **parts):
        self.file, self.parts = file, parts

    def restore(self):
        """The epochs that are done."""
        if not self.file or not os.path.exists(self.file):
            return 0
        saved = torch.load(self.file, weights_only=False)
        for name, part in self.parts.items():
            part.load_state_dict(saved[name])
        return saved["epoch"]

    def save(self, epoch):
        if self.file:
            saved = {name: part.state_dict() for name, part in self.parts.items()} | {"epoch": epoch}
            torch.save(saved, self.file + ".new")
            os.replace(self.file + ".new", self.file)


def losses(model, tensors):
    def entropy(logits, wanted):
        return F.cross_entropy(logits.float().flatten(0, -2), wanted.flatten(), ignore_index=IGNORED)

    hidden, mentions, triggers = model.trunk(tensors["ids"], tensors["cases"], tensors["mask"])
    found = {"mention": entropy(mentions, tensors["mentions"]), "trigger": entropy(triggers, tensors["triggers"])}
    if "row" not in tensors:
        return found
    row = tensors["row"]
    # The head learns mostly with right mentions, and sometimes with those that it will really get.
    known = tensors["mentions"].clamp(min=0)
    if torch.rand(1) < 0.3:
        known = mentions.argmax(-1) * (tensors["mentions"] >= 0)
    roles, status, factuality = model.roles(
        hidden[row], tensors["mask"][row], tensors["marks"], tensors["kind"], known[row]
    )
    for group, logits in enumerate(roles.split([len(names) for names in labels.ROLE_LABELS], -1)):
        found[f"role{group + 1}"] = entropy(logits, tensors["roles"][:, group])
    if (tensors["status"] != IGNORED).any():
        found["status"] = 0.3 * entropy(status, tensors["status"])
    if (tensors["factuality"] != IGNORED).any():
        found["factuality"] = 0.3 * entropy(factuality, tensors["factuality"])
    return found


def optimiser(model, rate, head_rate):
    """Fresh parts learn faster than the base; its embeddings of words stay as they are."""
    fixed = ("trunk.encoder.word.", "trunk.encoder.position.", "trunk.encoder.segment.")
    body, head = [], []
    for name, parameter in model.named_parameters():
        parameter.requires_grad = not name.startswith(fixed)
        if parameter.requires_grad:
            old = name.startswith(("trunk.encoder.", "roles.layer.")) and ".case." not in name
            (body if old else head).append(parameter)
    return torch.optim.AdamW([{"params": body, "lr": rate}, {"params": head, "lr": head_rate}], weight_decay=0.01, fused=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", help="file of the weights")
    parser.add_argument("--final", action="store_true", help="train on the validation part too")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--rate", type=float, default=1e-4, help="how fast the base learns")
    parser.add_argument("--head-rate", type=float, default=1e-3, help="how fast the fresh parts learn")
    parser.add_argument("--without", default="", help="a folder of training/paragraphs that is left out")
    parser.add_argument("--share", type=float, default=1.0, help="how much of the paragraphs is learnt from, by chance")
    parser.add_argument("--start", help="file of weights to go on from instead of the base's")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--state", help="file to go on from when it is there, and to write after each epoch")
    parser.add_argument("--steps", type=int, help="after how many steps the rate is down; else after all epochs")
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    torch.manual_seed(chosen.seed)
    shuffle = random.Random(chosen.seed)

    known = paragraphs.read({"training", "validation"} if chosen.final else {"training"}, chosen.without)
    known = random.Random(chosen.seed).sample(known, round(chosen.share * len(known)))
    valid = paragraphs.read({"validation"})
    tokenizer, augmented = WordPiece(base.vocabulary()), Augmentation(known, chosen.seed)
    model = Model.from_base()
    if chosen.start:
        model.load_state_dict(torch.load(chosen.start, weights_only=True))
    optimizer = optimiser(model, chosen.rate, chosen.head_rate)
    steps = chosen.steps or chosen.epochs * -(-len(known) // chosen.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (0.1 * steps)) * max(0.02, 1 - s / steps)
    )
    # What is kept is the mean of the weights over the last steps, which is steadier than the last step.
    averaged = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(0.998))
    print(f"{len(known)} paragraphs, {sum(len(p.items) for p in known)} items", flush=True)
    state = State(chosen.state, model=model, averaged=averaged, optimizer=optimizer, schedule=schedule)
    for epoch in range(state.restore() + 1, chosen.epochs + 1):
        # Each epoch has its own order and noise, whether training was broken off before or not.
        shuffle.seed(1000 * chosen.seed + epoch)
        torch.manual_seed(1000 * chosen.seed + epoch)
        start, sums, count = time.time(), {}, 0
        model.train()
        for examples in by_length([example(augmented(p), tokenizer) for p in known], chosen.batch, shuffle):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=torch.ops.mkldnn._is_mkldnn_bf16_supported()):
                found = losses(model, batch(examples))
            optimizer.zero_grad()
            sum(found.values()).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            averaged.update_parameters(model)
            count += 1
            for name, value in found.items():
                sums[name] = sums.get(name, 0.0) + value.item()
        shown = " ".join(f"{name} {value / count:.3f}" for name, value in sums.items())
        print(f"epoch {epoch} {time.time() - start:.0f} s {shown}", flush=True)
        torch.save(averaged.module.state_dict(), chosen.out)
        state.save(epoch)
        if not chosen.final and (epoch in (chosen.epochs // 2, chosen.epochs)):
            print(evaluate.report(averaged.module, [example(p, tokenizer) for p in valid]), flush=True)


if __name__ == "__main__":
    main()
