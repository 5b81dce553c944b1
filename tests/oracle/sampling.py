"""Uniform numbers by the definition, written down once more.

    pip install scipy
    python sampling.py > sampling.json

The definition is that of `roicm::sampling`. Points of nets before scrambling are SciPy's. The values are pinned by the
tests of the core: changing one changes the results of every simulation.
"""

import hashlib
import json
import struct

import numpy
from scipy.stats import qmc

MASK = 2**64 - 1
UNIFORMS, PERMUTATION, SCRAMBLE, EVENTS = range(4)
BITS = 32
SEEDS = [0, 1, 2**64 - 1]
PATHS = ["losses.rework.minutes_per_event", "workforce.headcount", "workforce.hourly_cost"]


def rotate(x, places, bits=64):
    return (x << places | x >> (bits - places)) & (2**bits - 1)


def key(seed, path):
    return hashlib.sha256(b"roicm sampling 1\0" + struct.pack("<Q", seed) + path.encode()).digest()


def chacha8(key, nonce, counter):
    start = list(struct.unpack("<16I", b"expand 32-byte k" + key + struct.pack("<Q2I", counter, *nonce)))
    s = start[:]

    def quarter(a, b, c, d):
        for x, y, z, places in [(a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)]:
            s[x] = (s[x] + s[y]) % 2**32
            s[z] = rotate(s[z] ^ s[x], places, 32)

    for _ in range(4):
        for i in range(4):
            quarter(i, 4 + i, 8 + i, 12 + i)
        for i in range(4):
            quarter(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4)
    out = struct.pack("<16I", *((a + b) % 2**32 for a, b in zip(s, start)))
    return list(struct.unpack("<8Q", out))


def words(key, purpose, replicate):
    counter = 0
    while True:
        yield from chacha8(key, (purpose, replicate), counter)
        counter += 1


def xoshiro(state):
    s = list(state)
    while True:
        yield (rotate((s[0] + s[3]) & MASK, 23) + s[0]) & MASK
        t = s[1] << 17 & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate(s[3], 45)


def unit(bits):
    return (2 * (bits >> 12) + 1) / 2**53


def layout(sampler, trials, trial):
    """Replicate, size of a replicate, trial within it, block, trial within that."""
    size = trials if sampler == "random" else trials // 16
    replicate, place = divmod(trial, size)
    in_replicate = -(-size // 1024)
    return replicate, size, place, replicate * in_replicate + place // 1024, place % 1024


def random_bits(key, block, place):
    lane, count = place % 8, place // 8
    state = [w for j in range(4) for w in chacha8(key, (UNIFORMS, 0), 4 * block + j)][4 * lane : 4 * lane + 4]
    numbers = xoshiro(state)
    for _ in range(count):
        next(numbers)
    return next(numbers)


def permuted(key, replicate, size, place):
    numbers = words(key, PERMUTATION, replicate)
    if size <= 1024:
        numbers = xoshiro([next(numbers) for _ in range(4)])
        images = list(range(size))
        for last in range(size - 1, 0, -1):
            other = next(numbers) * (last + 1) >> 64
            images[last], images[other] = images[other], images[last]
        return images[place]
    factors = [next(numbers) | 1 for _ in range(6)]
    summands = [next(numbers) for _ in range(6)]
    bits = (size - 1).bit_length()
    while True:
        for factor, summand in zip(factors, summands):
            place = (place * factor + summand) % 2**bits
            place ^= place >> (bits + 1) // 2
        if place < size:
            return place


def nets(dimensions, power):
    """Columns of every dimension as numbers of 64 bits: the points whose numbers are powers of two."""
    points = qmc.Sobol(dimensions, scramble=False, bits=BITS).random_base2(power)
    numbers = [n ^ n >> 1 for n in range(2**power)]
    places = [numbers.index(1 << bit) for bit in range(power)]
    return [[int(points[place][d] * 2**BITS) << (64 - BITS) for place in places] for d in range(dimensions)]


def scrambled(key, replicate, columns, number):
    stream = words(key, SCRAMBLE, replicate)
    shift = next(stream)
    triangle = [next(stream) % 2 ** (63 - row) | 1 << (63 - row) for row in range(len(columns))]
    point = 0
    for bit, column in enumerate(columns):
        point ^= column if number >> bit & 1 else 0
    out = shift
    for row, column in enumerate(triangle):
        out ^= column if point >> (63 - row) & 1 else 0
    return unit(out)


def uniform(sampler, trials, seed, dimension, trial):
    stream = key(seed, PATHS[dimension])
    replicate, size, place, block, in_block = layout(sampler, trials, trial)
    if sampler == "sobol":
        return scrambled(stream, replicate, NETS[size.bit_length() - 1][dimension], place)
    bits = random_bits(stream, block, in_block)
    if sampler == "random":
        return unit(bits)
    left = 52 - (size - 1).bit_length()
    return (permuted(stream, replicate, size, place) + (2 * (bits >> (64 - left)) + 1) / 2 ** (left + 1)) / size


def mixed(x):
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9 & MASK
    x = (x ^ x >> 27) * 0x94D049BB133111EB & MASK
    return x ^ x >> 31


def event_bits(seed, path, block, trial, month, count):
    origin = chacha8(key(seed, path), (EVENTS, 0), block)[:4]
    place = mixed((trial << 32 | month) ^ origin[0])
    state = []
    for hidden in origin:
        place = (place + 0x9E3779B97F4A7C15) & MASK
        state.append(mixed(place) ^ hidden)
    numbers = xoshiro(state)
    return [next(numbers) for _ in range(count)]


NETS = {power: nets(len(PATHS), power) for power in (1, 6, 12)}


def main():
    runs = []
    for sampler, counts in [
        ("random", [2, 3000]),
        ("latin_hypercube", [32, 16 * 100, 16 * 1500]),
        ("sobol", [32, 16 * 64, 16 * 4096]),
    ]:
        for trials in counts:
            for seed in SEEDS:
                chosen = sorted({trials * part // 7 for part in range(7)} | {1, trials - 1})
                values = [[repr(uniform(sampler, trials, seed, d, t)) for t in chosen] for d in range(len(PATHS))]
                runs.append(
                    {"sampler": sampler, "trials": trials, "seed": str(seed), "chosen": chosen, "values": values}
                )
    events = []
    for seed, path, block, trial, month in [(0, PATHS[0], 0, 0, 0), (0, PATHS[0], 0, 1023, 600), (7, "", 10**6, 1, 36)]:
        numbers = event_bits(seed, path, block, trial, month, 4)
        place = {"seed": seed, "path": path, "block": block, "trial": trial, "month": month}
        events.append({**place, "numbers": list(map(str, numbers))})
    points = qmc.Sobol(1111, scramble=False, bits=BITS).random_base2(12)
    numbers = [n ^ n >> 1 for n in range(2**12)]
    chosen = [1, 2, 3, 4, 6, 10, 40, 100, 500, 501, 1000, 1111]
    net = [{"dimension": d, "points": [repr(float(points[n][d - 1])) for n in (1, 2, 3, 7, 100, 4095)]} for d in chosen]
    document = {
        "paths": PATHS,
        "runs": runs,
        "events": events,
        "net": {"numbers": [numbers[n] for n in (1, 2, 3, 7, 100, 4095)], "dimensions": net},
    }
    print(json.dumps(document, indent=1))


main()
