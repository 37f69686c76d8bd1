//! A fault of the program costs the one piece of work that it happens in: a tracker, a month, a picture. It is caught here and
//! told in words, and never stops the rest. Knows no stage.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static GUARDED: Cell<u32> = const { Cell::new(0) };
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Faults inside guarded work are kept for whoever guards it; others are shown as usual. Called once, by `main`.
pub fn install() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |fault| {
        if GUARDED.get() == 0 {
            usual(fault);
        } else {
            LAST.with(|last| *last.borrow_mut() = Some(crate::text::one_line(&fault.to_string())));
        }
    }));
}

/// Does a piece of work; gives what it gives, or the fault that ended it, in words.
///
/// # Errors
/// When the work panics.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    GUARDED.set(GUARDED.get() + 1);
    let done = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(GUARDED.get() - 1);
    done.map_err(|_| {
        let fault = LAST.with(|last| last.borrow_mut().take());
        fault.unwrap_or_else(|| "the program stopped in the middle".to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::caught;

    #[test]
    fn work_that_stops_is_told_and_the_next_goes_on() {
        let empty: Vec<u8> = Vec::new();
        assert!(caught(|| empty[std::hint::black_box(3)]).is_err());
        assert_eq!(caught(|| 2 + 2), Ok(4));
    }
}
