/// The page that people read: what the templates of `src/main/jte` show, and the templates themselves, which become
/// classes of this package when the module is built.
///
/// Start at [ReportHtml]; [ReportPage] is what a template sees. Not exported: programs take the page from the case
/// directory.
@NullMarked
package konseki.report.html;

import org.jspecify.annotations.NullMarked;
