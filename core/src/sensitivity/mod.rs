//! Sensitivity and decision analysis: which assumption matters, and what is it worth to know it?

mod listed;
mod rank_correlations;
mod sampled;
mod subject;
mod value_of_information;

pub use listed::ListedInput;
pub use rank_correlations::{InputRankCorrelation, RankCorrelations, RankCorrelationsRequest};
pub use sampled::SampledRun;
pub use value_of_information::{
    DecisionValue, GroupInformation, InputInformation, ValueOfInformation, ValueOfInformationRequest, ValueOfKnowing,
};
