//! [`CallFormat`]: the text of a traced call, and nothing else.

use playground_base::tracing::{Event, Subscriber};
use playground_base::tracing_subscriber::fmt::format::Writer;
use playground_base::tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use playground_base::tracing_subscriber::registry::LookupSpan;

/// Writes the text of a traced call, without what a line of a log begins with: it is made for each
/// call of each system.
pub struct CallFormat;

impl<S, N> FormatEvent<S, N> for CallFormat
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> std::fmt::Result {
        let fields = context.field_format();
        fields.format_fields(writer.by_ref(), event)?;
        // The end of a call has no text, and nothing is written of an empty line.
        writeln!(writer)
    }
}
