//! redb trusts a file that was closed cleanly, and panics where a page of it is garbage: it checks pages only when it
//! repairs, and checking a whole file at each opening would cost as much as reading every article. So every call into it
//! is made here, where such a panic becomes the error that it means. Code of others (what a scan calls) is never run here.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::path::Path;
use std::sync::Once;

use super::error::damaged;
use crate::model::Result;

thread_local! {
    /// Whether this thread is inside [`guarded`].
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Does what may meet a damaged page. After a panic, redb's own locks are poisoned, so that later calls fail as well and
/// nothing half-done is committed: hence the assertion of unwind safety.
pub(super) fn guarded<T>(file: &Path, work: impl FnOnce() -> Result<T>) -> Result<T> {
    silence();
    let outer = INSIDE.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    INSIDE.set(outer);
    done.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
        Err(damaged(file, text.unwrap_or("a page is garbage")))
    })
}

/// Keeps panics that are about to become errors off the terminal; all others are reported as before.
fn silence() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = take_hook();
        set_hook(Box::new(move |panic| {
            if !INSIDE.get() {
                report(panic);
            }
        }));
    });
}
