//! Results at points that are chosen elsewhere, many at a time.

use super::engine::{Engine, Scratch};
use super::output::Output;
use crate::evaluation::Address;
use crate::model::{InputId, Model};
use crate::problem::Problems;
use crate::sampling::{BLOCK, Layout, Sampler};

/// A model that is computed at given values of its uncertain inputs. Each of these is a dimension, in the order of paths.
#[derive(Debug)]
pub(crate) struct Points {
    engine: Engine,
    inputs: Vec<InputId>,
    correlated: Vec<Vec<usize>>,
}

/// Room to compute points in: one for each thread.
#[derive(Debug)]
pub(crate) struct Room(Scratch);

impl Points {
    /// The model, whose losses all come as expected, made ready to compute some of its results.
    ///
    /// # Errors
    /// `availability_below_zero` in the base case.
    pub(crate) fn new(model: &Model, outputs: &[Address]) -> Result<Self, Problems> {
        let outputs = outputs.iter().map(|address| Output::at(*address)).collect();
        // Nothing is drawn here: any layout does.
        let layout = Layout::new(Sampler::Random, 2)
            .map_err(|error| super::SimulateRequest::invalid("trials", error.to_string()))?;
        let engine =
            Engine::new(model, outputs, &layout, Sampler::Random, 0).map_err(|below| model.below_zero("", below))?;
        let inputs = engine.drawn_inputs();
        let correlated = joined(&inputs, &model.correlations);
        Ok(Self { engine, inputs, correlated })
    }

    /// The input of each dimension.
    pub(crate) fn inputs(&self) -> &[InputId] {
        &self.inputs
    }

    /// The dimensions that correlations join, each list ascending; what is correlated with nothing is in none.
    pub(crate) fn correlated(&self) -> &[Vec<usize>] {
        &self.correlated
    }

    /// Whether some output may change with the input of a dimension, or it is correlated with one that it may change with.
    pub(crate) fn depends_on(&self, dimension: usize) -> bool {
        self.engine.needs(dimension)
    }

    /// Joins independent uniform numbers, a column for each dimension, by the correlations of the model.
    pub(crate) fn correlate(&self, columns: &mut [Vec<f64>]) {
        self.engine.correlate(columns);
    }

    /// Turns uniform numbers into values of the input of a dimension.
    pub(crate) fn invert(&self, dimension: usize, column: &mut [f64]) {
        self.engine.invert(dimension, column);
    }

    /// Room for a thread.
    pub(crate) fn room(&self) -> Room {
        Room(self.engine.scratch())
    }

    /// The results at points: `columns` are values by dimension, `outputs` as long as they are, in the order of the
    /// addresses. NaN where there is none, infinite where a payback never comes.
    pub(crate) fn results(&self, columns: &[&[f64]], room: &mut Room, outputs: &mut [&mut [f64]]) {
        let points = outputs.first().map_or(0, |column| column.len());
        let most = usize::try_from(BLOCK).unwrap_or(usize::MAX);
        let mut offset = 0;
        while offset < points {
            let len = most.min(points - offset);
            let part: Vec<&[f64]> =
                columns.iter().map(|column| column.get(offset..offset + len).unwrap_or_default()).collect();
            self.engine.at(&part, len, &mut room.0, None, &|| true);
            for ((to, from), output) in outputs.iter_mut().zip(&room.0.outputs).zip(&self.engine.outputs) {
                if let Some(to) = to.get_mut(offset..offset + len) {
                    to.copy_from_slice(from);
                    output.never_is_infinite(to);
                }
            }
            offset += len;
        }
    }
}

/// The dimensions of inputs that pairs join, directly or through others.
fn joined(inputs: &[InputId], pairs: &[(usize, usize, f64)]) -> Vec<Vec<usize>> {
    let dimension = |index: usize| inputs.iter().position(|input| input.index() == index);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (a, b, _) in pairs {
        let (Some(a), Some(b)) = (dimension(*a), dimension(*b)) else { continue };
        let (touched, apart): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| group.contains(&a) || group.contains(&b));
        let mut group: Vec<usize> = touched.into_iter().flatten().chain([a, b]).collect();
        crate::order::sort(&mut group);
        group.dedup();
        groups = apart;
        groups.push(group);
    }
    crate::order::sort(&mut groups);
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Values;

    const DOCUMENT: &str = r#"
        schema_version = 1
        currency = "HKD"
        horizon_months = 24
        discount_rate = 0.05
        workforce = { headcount = 50, hourly_cost.uniform = { min = 150, max = 250 } }
        losses.rework = { events_per_year.uniform = { min = 100, max = 900 }, minutes_per_event.pert = { min = 8, mode = 17, max = 30 } }
        options.a.steps.s = { cost = 5000, effects = [{ loss = "rework", input = "events_per_year", reduce_by.uniform = { min = 0.2, max = 0.7 } }] }
        [[correlations]]
        between = ["workforce.hourly_cost", "losses.rework.events_per_year"]
        rank = 0.5
        "#;

    #[test]
    fn the_results_at_points_are_those_of_single_computations() {
        let model = Model::parse(DOCUMENT).unwrap();
        let addresses = ["options.a.net_present_value", "today.annual_cost", "options.a.payback_months"]
            .map(|path| model.address(path).unwrap());
        let points = Points::new(&model, &addresses).unwrap();
        assert_eq!(points.inputs().len(), 4);
        assert_eq!(points.correlated(), [vec![0, 3]]);
        let count = 2_500_u16;
        let mut columns: Vec<Vec<f64>> = (0..4u32)
            .map(|dimension| {
                let step = f64::from(2 * dimension + 1) * 0.137;
                (0..count).map(|index| (f64::from(index) * step + 0.05).fract().clamp(0.001, 0.999)).collect()
            })
            .collect();
        points.correlate(&mut columns);
        columns.iter_mut().enumerate().for_each(|(dimension, column)| points.invert(dimension, column));
        let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let mut outputs = vec![vec![0.0; usize::from(count)]; 3];
        let mut places: Vec<&mut [f64]> = outputs.iter_mut().map(Vec::as_mut_slice).collect();
        points.results(&slices, &mut points.room(), &mut places);
        for point in [0, 1, 127, 128, 1023, 1024, 2499] {
            let mut values = model.base_values::<f64>();
            for (input, column) in points.inputs().iter().zip(&columns) {
                values[input.index()] = column[point];
            }
            for (address, column) in addresses.iter().zip(&outputs) {
                match address.compute(&model, Values(&values)).unwrap() {
                    Ok(value) => {
                        assert!((value - column[point]).abs() <= 1e-12 * value.abs(), "{value} {}", column[point])
                    }
                    Err(_) => assert_eq!(column[point], f64::INFINITY),
                }
            }
        }
    }

    #[test]
    fn what_is_joined_through_others_is_one_group() {
        let ids: Vec<InputId> = [4, 7, 9, 12, 15].map(InputId::new).to_vec();
        let groups = joined(&ids, &[(4, 7, 0.1), (12, 15, 0.1), (9, 7, 0.1)]);
        assert_eq!(groups, [vec![0, 1, 2], vec![3, 4]]);
    }
}
