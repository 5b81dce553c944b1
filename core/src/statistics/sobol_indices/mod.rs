//! Sobol indices of any function: which of its arguments does its variance come from?

mod bootstrap;
mod contributions;
mod estimate;
mod evaluate;
mod function;
mod results;
mod settings;
#[cfg(test)]
mod tests;
mod until;

pub(crate) use contributions::Adding as Weighing;
pub(crate) use function::Function;
pub use results::{SobolFactor, SobolIndex, SobolIndices, SobolPair};
pub use settings::{SobolError, SobolSettings};
pub use until::{SobolPrecision, SobolPrecisionReached, SobolWatched};
pub(crate) use until::{plain, until};

use core::ops::ControlFlow;

use function::Plain;

/// Sobol indices of a function of independent numbers, each uniform on (0, 1): the shares of its variance that go away
/// when a factor is known (first order), and that are left when all but a factor are known (total).
///
/// `function` gets points by column, up to 1024 at once, and writes a result for each; it may be called from several
/// threads. Arguments of another distribution are made by its inverse: `columns` are uniform.
///
/// | index | estimator, over N rows | source |
/// |---|---|---|
/// | first order of i | mean of f(B)·(f(AB_i) − f(A)) | Saltelli and others 2010, table 2 (b) |
/// | total of i | mean of (f(A) − f(AB_i))² ÷ 2 | Jansen 1999 |
/// | pair i, j | mean of f(BA_i)·f(AB_j), and of f(BA_j)·f(AB_i), less that of f(A)·f(B) and both first orders | Saltelli 2002 |
///
/// all divided by the variance over A and B. A and B are the two halves of a Sobol net in twice as many dimensions,
/// scrambled by the seed; AB_i is A with factor i taken from B, BA_i the reverse. From all results the mean of A and B is
/// taken away first, which leaves the indices as they are and makes the estimates of first orders far more exact.
///
/// **Intervals** are the estimate ± 1.96 standard deviations of a bootstrap over rows (Efron 1979). They take rows for
/// independent, which those of a net are not: for smooth functions they are wider than need be. For functions that are
/// rough in many arguments, those of small indices may be too narrow below some thousand rows; `docs/model.md` has the
/// figures that were measured.
///
/// **Costs** N·(k + 2) evaluations for k factors, with second orders N·(2k + 2), and 8 bytes for each. Columns that a
/// factor has do not count.
///
/// **Not for** arguments that depend on one another (make a group of them: then they are one factor), heavy tails (a few
/// rows decide, and intervals are too narrow), and questions about a threshold or a tail, of which the variance says
/// little.
///
/// - A. Saltelli, P. Annoni, I. Azzini, F. Campolongo, M. Ratto and S. Tarantola, "Variance based sensitivity analysis of
///   model output: design and estimator for the total sensitivity index", Computer Physics Communications 181, 2010.
/// - M. J. W. Jansen, "Analysis of variance designs for model output", Computer Physics Communications 117, 1999.
/// - A. Saltelli, "Making best use of model evaluations to compute sensitivity indices", Computer Physics Communications
///   145, 2002.
///
/// # Errors
/// Settings out of their range, results that are infinite or not numbers, more memory than the settings allow. A function
/// that is the same everywhere is no error: it has no indices ([`SobolIndices::is_constant`]).
///
/// ```
/// use roicm::statistics::{SobolSettings, sobol_indices};
///
/// // x₁ + 2·x₂: the second has four times the variance of the first.
/// let found = sobol_indices(2, &SobolSettings::default(), |columns, out| {
///     for ((out, first), second) in out.iter_mut().zip(columns[0]).zip(columns[1]) {
///         *out = first + 2.0 * second;
///     }
/// })?;
/// let shares: Vec<f64> = found.factors.iter().map(|factor| factor.first_order.unwrap().estimate).collect();
/// assert!((shares[0] - 0.2).abs() < 0.01 && (shares[1] - 0.8).abs() < 0.01);
/// # Ok::<(), roicm::statistics::SobolError>(())
/// ```
pub fn sobol_indices(
    columns: usize,
    settings: &SobolSettings,
    function: impl Fn(&[&[f64]], &mut [f64]) + Sync,
) -> Result<SobolIndices, SobolError> {
    plain(&Plain { columns, function }, settings, &mut |_, _| ControlFlow::Continue(()))
}

/// [`sobol_indices()`] with twice as many rows again and again, beginning with those of the settings, until an interval is
/// narrow enough or the next attempt would pass a limit.
///
/// The net of an attempt begins with that of the one before, so that nothing is evaluated twice; the result is, to the
/// last bit, that of a plain estimation of as many rows. Ends early where the function is the same everywhere, or where
/// the watched index has no interval after two attempts.
///
/// # Errors
/// Those of [`sobol_indices()`]; a precision that cannot be asked for.
pub fn sobol_indices_until(
    columns: usize,
    settings: &SobolSettings,
    precision: &SobolPrecision,
    function: impl Fn(&[&[f64]], &mut [f64]) + Sync,
) -> Result<(SobolIndices, SobolPrecisionReached), SobolError> {
    until(&Plain { columns, function }, settings, precision, &mut |_, _| ControlFlow::Continue(()))
}

/// A function of one point as one of columns, such as [`sobol_indices()`] takes.
///
/// ```
/// use roicm::statistics::{SobolSettings, by_point, sobol_indices};
///
/// let product = by_point(|point| point[0] * point[1]);
/// let found = sobol_indices(2, &SobolSettings::default(), product)?;
/// // 3/7 each, and 1/7 is due to both together.
/// assert!((found.factors[0].first_order.unwrap().estimate - 3.0 / 7.0).abs() < 0.01);
/// # Ok::<(), roicm::statistics::SobolError>(())
/// ```
pub fn by_point(function: impl Fn(&[f64]) -> f64 + Sync) -> impl Fn(&[&[f64]], &mut [f64]) + Sync {
    move |columns, out| {
        let mut point = vec![0.0; columns.len()];
        for (row, out) in out.iter_mut().enumerate() {
            for (coordinate, column) in point.iter_mut().zip(columns) {
                *coordinate = column.get(row).copied().unwrap_or(f64::NAN);
            }
            *out = function(&point);
        }
    }
}
