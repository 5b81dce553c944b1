//! "Did you mean …?"

/// Candidates whose distance is worked out, the likeliest by their letters.
const COMPARED: usize = 8;

/// Suggestions for a whole document: hostile ones hold thousands of wrong names, and nobody reads thousands of
/// suggestions.
#[derive(Debug)]
pub(crate) struct Suggestions {
    /// How many names may still be compared.
    left: usize,
}

impl Default for Suggestions {
    fn default() -> Self {
        Self { left: 3_000 }
    }
}

impl Suggestions {
    /// As [`did_you_mean`], as long as there are comparisons left; then nothing.
    pub(crate) fn did_you_mean<'a>(&mut self, written: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
        let candidates: Vec<&str> = candidates.into_iter().collect();
        match self.left.checked_sub(candidates.len()) {
            Some(left) => {
                self.left = left;
                nearest_or_all(written, &candidates)
            }
            None => String::new(),
        }
    }
}

/// The help that names the candidate nearest to what was written, or else some of what could stand there.
pub(crate) fn did_you_mean<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest_or_all(written, &candidates.into_iter().collect::<Vec<_>>())
}

fn nearest_or_all(written: &str, candidates: &[&str]) -> String {
    // Hostile documents hold long keys: their distance to anything is not worth computing.
    if written.len() <= 128 {
        let lowered = written.to_ascii_lowercase().replace(['-', ' '], "_");
        let letters = count_bytes(&lowered);
        let mut likely: Vec<(u32, &str)> =
            candidates.iter().map(|candidate| (letters_apart(&letters, candidate), *candidate)).collect();
        crate::order::sort_by_key(&mut likely, |(apart, _)| *apart);
        let nearest = likely
            .iter()
            .take(COMPARED)
            .map(|(_, candidate)| (strsim::osa_distance(&lowered, candidate), *candidate))
            .min_by_key(|(distance, _)| *distance);
        if let Some((distance, candidate)) = nearest
            && distance <= (candidate.len().max(lowered.len()) / 3).max(1)
        {
            return format!("did you mean `{candidate}`?");
        }
    }
    if candidates.is_empty() { String::new() } else { format!("it can be {}", list(candidates.iter().copied())) }
}

/// How often each byte stands in a text.
fn count_bytes(text: &str) -> [i32; 128] {
    let mut counts = [0; 128];
    for byte in text.bytes() {
        if let Some(count) = counts.get_mut(usize::from(byte)) {
            *count += 1;
        }
    }
    counts
}

/// How many letters two texts do not share, which bounds their distance from below at a fraction of its cost.
fn letters_apart(letters: &[i32; 128], candidate: &str) -> u32 {
    letters.iter().zip(count_bytes(candidate)).map(|(a, b)| a.abs_diff(b)).sum()
}

/// `a`, `b` or `c`; long lists are cut.
pub(crate) fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    const SHOWN: usize = 24;
    let names: Vec<&str> = names.into_iter().collect();
    let mut text = String::new();
    for (index, name) in names.iter().take(SHOWN).enumerate() {
        if index > 0 {
            text += if index + 1 == names.len() { " or " } else { ", " };
        }
        text = text + "`" + name + "`";
    }
    if names.len() > SHOWN {
        text += ", …";
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggestions_come_to_an_end() {
        let mut suggestions = Suggestions { left: 3 };
        assert_eq!(suggestions.did_you_mean("labl", ["label", "month"]), "did you mean `label`?");
        assert_eq!(suggestions.did_you_mean("labl", ["label", "month"]), "");
    }

    #[test]
    fn near_misses_are_named_and_others_are_listed() {
        assert_eq!(
            did_you_mean("minutes_per_evnt", ["minutes_per_event", "label"]),
            "did you mean `minutes_per_event`?"
        );
        assert_eq!(did_you_mean("Minutes-per-event", ["minutes_per_event"]), "did you mean `minutes_per_event`?");
        assert_eq!(did_you_mean("zzz", ["label", "month"]), "it can be `label` or `month`");
        assert_eq!(did_you_mean(&"x".repeat(10_000), ["label"]), "it can be `label`");
    }
}
