//! Checks that accessors stay inside their views, and reads their elements.

use gltf_json::{
    Accessor, Index, Root,
    accessor::{ComponentType, Type},
    buffer::View,
    validation::Checked,
};

use crate::park::Issue;

use super::{
    buffers::Buffers,
    report::{Report, at},
};

/// The most elements of an accessor whose data are not (all) in a buffer: the loader makes them all the same.
const MOST_MADE_UP: u64 = 100_000_000;

/// Component type and shape of an accessor's elements, if both are valid.
pub(super) fn format(accessor: &Accessor) -> Option<(ComponentType, Type)> {
    match (&accessor.component_type, &accessor.type_) {
        (Checked::Valid(component), Checked::Valid(shape)) => Some((component.0, *shape)),
        _ => None,
    }
}

pub(super) fn check(root: &Root, buffers: &Buffers, report: &mut Report) {
    for (k, accessor) in root.accessors.iter().enumerate() {
        let at = at("accessors", k, accessor.name.as_deref());
        let Some((component, shape)) = format(accessor) else {
            continue;
        };
        let size = component.size() as u64 * shape.multiplicity() as u64;
        let count = accessor.count.0;
        if count == 0 {
            report.push(Issue::error("gltf-value-invalid").with("at", format!("{at}.count")));
            continue;
        }
        if let Some(view) = accessor.buffer_view.as_ref().and_then(|view| root.buffer_views.get(view.value())) {
            if view.byte_stride.is_some_and(|stride| (stride.0 as u64) < size) {
                report.push(Issue::error("gltf-value-invalid").with("at", format!("{at}.bufferView.byteStride")));
            }
            fits(view, accessor.byte_offset.unwrap_or_default().0, size, count, &at, report);
        }
        check_sparse(root, accessor, (size, &at), buffers, report);
    }
}

fn check_sparse(root: &Root, accessor: &Accessor, (size, at): (u64, &str), buffers: &Buffers, report: &mut Report) {
    let Some(sparse) = &accessor.sparse else { return };
    let (count, base) = (sparse.count.0, accessor.count.0);
    if accessor.buffer_view.is_none() && base > MOST_MADE_UP {
        let issue = Issue::error("gltf-too-complex").with("at", at).with("count", base);
        report.push(issue.with("limit", MOST_MADE_UP));
        return;
    }
    if count == 0 || count > base {
        report.push(Issue::error("gltf-value-invalid").with("at", format!("{at}.sparse.count")));
        return;
    }
    let view = |index: &Index<View>| root.buffer_views.get(index.value());
    if let Some(view) = view(&sparse.values.buffer_view) {
        fits(view, sparse.values.byte_offset.0, size, count, &format!("{at}.sparse.values"), report);
    }
    let at = format!("{at}.sparse.indices");
    let (Some(view), Checked::Valid(component)) = (view(&sparse.indices.buffer_view), &sparse.indices.component_type)
    else {
        return;
    };
    let width = component.0.size() as u64;
    if !fits(view, sparse.indices.byte_offset.0, width, count, &at, report) || !report.spend(count) {
        return;
    }
    let Some(bytes) = buffers.view(view).and_then(|b| b.get(usize::try_from(sparse.indices.byte_offset.0).ok()?..))
    else {
        return;
    };
    // Strictly rising, and inside what they replace.
    let mut least = 0;
    for index in bytes.chunks_exact(width as usize).take(count as usize).map(index) {
        if index < least || index >= base {
            report.push(Issue::error("gltf-index-outside").with("at", at).with("index", index).with("limit", base));
            return;
        }
        least = index + 1;
    }
}

/// Whether `count` elements of `size` bytes from `offset` lie in the view; reported if not.
fn fits(view: &View, offset: u64, size: u64, count: u64, at: &str, report: &mut Report) -> bool {
    let stride = view.byte_stride.map_or(size, |stride| stride.0 as u64);
    let end = stride.saturating_mul(count.saturating_sub(1)).saturating_add(size).saturating_add(offset);
    if end > view.byte_length.0 {
        let issue = Issue::error("gltf-accessor-outside").with("at", at).with("end", end);
        report.push(issue.with("length", view.byte_length.0));
    }
    end <= view.byte_length.0
}

/// The bytes of every element in the accessor's view, before any sparse ones replace them.
///
/// None if the data are not all there: that is reported elsewhere.
pub(super) fn elements<'a>(
    root: &Root,
    buffers: &'a Buffers,
    accessor: &Accessor,
) -> Option<impl Iterator<Item = &'a [u8]>> {
    let view = root.buffer_views.get(accessor.buffer_view.as_ref()?.value())?;
    let (component, shape) = format(accessor)?;
    let size = component.size() * shape.multiplicity();
    let stride = view.byte_stride.map_or(size, |stride| stride.0).max(1);
    let bytes = buffers.view(view)?.get(usize::try_from(accessor.byte_offset.unwrap_or_default().0).ok()?..)?;
    let count = usize::try_from(accessor.count.0).ok()?;
    // The last element may end before its stride does.
    Some(bytes.chunks(stride).take(count).filter_map(move |chunk| chunk.get(..size)))
}

/// How many elements the accessor can have at most, by the size of its view; its own count may be a slip.
pub(super) fn most_elements(root: &Root, accessor: &Accessor) -> u64 {
    let view = accessor.buffer_view.as_ref().and_then(|view| root.buffer_views.get(view.value()));
    let most = view.map_or(MOST_MADE_UP, |view| view.byte_length.0);
    accessor.count.0.min(most)
}

/// An index of one, two or four bytes.
pub(super) fn index(bytes: &[u8]) -> u64 {
    match bytes {
        [a] => u64::from(*a),
        [a, b] => u64::from(u16::from_le_bytes([*a, *b])),
        [a, b, c, d] => u64::from(u32::from_le_bytes([*a, *b, *c, *d])),
        _ => 0,
    }
}
