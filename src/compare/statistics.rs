//! The few statistics that comparisons need, each with its source.

/// Wilson's 95% interval of a share, in percent. As in OHID Fingertips' technical guidance for proportions;
/// Wilson (1927), "Probable inference, the law of succession, and statistical inference".
/// `None` when there is nothing to share.
pub fn wilson(part: i64, whole: i64) -> Option<(f64, f64)> {
    const Z: f64 = 1.959_964;
    if whole <= 0 || part < 0 || part > whole {
        return None;
    }
    let n = whole as f64;
    let p = part as f64 / n;
    let z2 = Z * Z;
    let centre = p + z2 / (2.0 * n);
    let spread = Z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let base = 1.0 + z2 / n;
    Some((100.0 * ((centre - spread) / base).max(0.0), 100.0 * ((centre + spread) / base).min(1.0)))
}

/// The middle value, or the mean of the two in the middle. `None` without values.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(sorted[middle]),
        _ => Some(f64::midpoint(sorted[middle - 1], sorted[middle])),
    }
}

/// The value below which a part (0 to 1) of the values lies, interpolated between the two nearest: `QUARTILE.INC` of Excel, type 7
/// of Hyndman and Fan (1996), "Sample quantiles in statistical packages". `None` without values.
pub fn quantile(values: &[f64], part: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = part * (sorted.len().checked_sub(1)?) as f64;
    let (below, above) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
    Some(below + (above - below) * place.fract())
}

/// The rank of each value, 1 first; ties take the lowest rank, as in the Local Authority Interactive Tool.
pub fn ranks(values: &[f64], higher_first: bool) -> Vec<usize> {
    values
        .iter()
        .map(|value| {
            1 + values
                .iter()
                .filter(|other| if higher_first { *other > value } else { *other < value })
                .count()
        })
        .collect()
}

/// Quartile of a rank among `count`: `A` for the best quarter to `D`.
pub fn quartile(rank: usize, count: usize) -> char {
    match (rank.saturating_sub(1)) * 4 / count.max(1) {
        0 => 'A',
        1 => 'B',
        2 => 'C',
        _ => 'D',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilson_agrees_with_published_examples() {
        // Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3:
        // 81/263: 0.2553 to 0.3662; 15/148: 0.0624 to 0.1605; 0/20: 0.0000 to 0.1611; 1/29: 0.0061 to 0.1718.
        for (part, whole, low, high) in
            [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0.0, 16.11), (1, 29, 0.61, 17.18)]
        {
            let (from, to) = wilson(part, whole).expect("a share");
            assert!(
                (from - low).abs() < 0.006 && (to - high).abs() < 0.006,
                "{part}/{whole}: {from} to {to}"
            );
        }
        assert_eq!(wilson(0, 0), None);
        assert_eq!(wilson(3, 2), None);
    }

    #[test]
    fn ties_take_the_lowest_rank() {
        assert_eq!(ranks(&[5.0, 9.0, 5.0, 1.0], true), [2, 1, 2, 4]);
        assert_eq!(ranks(&[5.0, 9.0, 5.0, 1.0], false), [2, 4, 2, 1]);
    }

    #[test]
    fn medians_and_quartiles() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median(&[]), None);
        // Worked by hand: places 0.75 and 2.25 of 1, 2, 4, 8.
        assert_eq!(quantile(&[8.0, 1.0, 4.0, 2.0], 0.25), Some(1.75));
        assert_eq!(quantile(&[8.0, 1.0, 4.0, 2.0], 0.75), Some(5.0));
        assert_eq!(quantile(&[], 0.5), None);
        let letters: String = (1..=8).map(|rank| quartile(rank, 8)).collect();
        assert_eq!(letters, "AABBCCDD");
    }
}
