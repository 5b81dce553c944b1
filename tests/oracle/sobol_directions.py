"""The direction numbers of Sobol nets, as the table of the Rust code.

    pip install scipy
    python sobol_directions.py > ../../core/src/sampling/sobol/joe_kuo.rs

The numbers are those of S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional projections",
SIAM Journal on Scientific Computing 30, 2008, file new-joe-kuo-6.21201, which SciPy brings along. Here are those of all
primitive polynomials of degree up to 13. Every polynomial is checked to be primitive and every number to be odd and
small enough, so that any error left in the table could only make points less even, never wrong.
"""

import os

import numpy
import scipy.stats

DEGREE = 13
NOTICE = """\
//! The direction numbers of S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional projections",
//! SIAM Journal on Scientific Computing 30, 2635-2654, 2008 (new-joe-kuo-6.21201), for all primitive polynomials of degree
//! up to 13. Written by `tests/oracle/sobol_directions.py`.
//!
//! Copyright (c) 2008, Frances Y. Kuo and Stephen Joe. All rights reserved.
//!
//! Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
//! following conditions are met:
//!
//! * Redistributions of source code must retain the above copyright notice, this list of conditions and the following
//!   disclaimer.
//! * Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following
//!   disclaimer in the documentation and/or other materials provided with the distribution.
//! * Neither the names of the copyright holders nor the names of the University of New South Wales and the University of
//!   Waikato and its contributors may be used to endorse or promote products derived from this software without specific
//!   prior written permission.
//!
//! THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT
//! LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT
//! SHALL THE COPYRIGHT HOLDERS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES
//! (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
//! INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING
//! NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH
//! DAMAGE.

/// For each dimension from the second on, from the lowest bit: as many initial numbers m₁, m₂, … as the degree of the
/// polynomial, each without its last bit, which is 1, so that m₁ takes none, m₂ one and so on; then the primitive
/// polynomial over two elements, its coefficients as bits, the lowest power first.
#[rustfmt::skip]
pub(super) const DIRECTIONS: &[u128] = &["""


def times(a, b, polynomial):
    """a·b modulo a polynomial over two elements."""
    degree, product = polynomial.bit_length() - 1, 0
    while b:
        if b & 1:
            product ^= a
        a, b = a << 1, b >> 1
        if a >> degree & 1:
            a ^= polynomial
    return product


def power_of_x(exponent, polynomial):
    result, square = 1, 2
    if polynomial.bit_length() == 2:
        square ^= polynomial
    while exponent:
        if exponent & 1:
            result = times(result, square, polynomial)
        square, exponent = times(square, square, polynomial), exponent >> 1
    return result


def is_primitive(polynomial):
    """Whether x has the order 2^degree - 1: then no smaller one, by the prime factors of it."""
    degree = polynomial.bit_length() - 1
    order = 2**degree - 1
    primes = [p for p in range(2, order + 1) if order % p == 0 and all(p % q for q in range(2, p))] if order > 1 else []
    return power_of_x(order, polynomial) == 1 and all(power_of_x(order // p, polynomial) != 1 for p in primes)


def main():
    data = numpy.load(os.path.join(os.path.dirname(scipy.stats.__file__), "_sobol_direction_numbers.npz"))
    print(NOTICE)
    seen = set()
    for polynomial, row in zip(data["poly"][1:].tolist(), data["vinit"][1:].tolist()):
        degree = polynomial.bit_length() - 1
        if degree > DEGREE:
            break
        numbers = row[:degree]
        assert is_primitive(polynomial) and polynomial not in seen
        assert all(m % 2 == 1 and m < 2 << place for place, m in enumerate(numbers)), polynomial
        seen.add(polynomial)
        row = polynomial << degree * (degree - 1) // 2
        for place, m in enumerate(numbers):
            row |= m >> 1 << place * (place - 1) // 2
        print(f"    {row:#x},")
    print("];")
    expected = sum(is_primitive(p) for degree in range(1, 9) for p in range(1 << degree, 2 << degree))
    assert expected == sum(p < 512 for p in seen) and len(seen) == 1110


main()
