/// Programs that answer a part of what Konseki answers, measured beside it over the same file in the same minute.
@NullMarked
package konseki.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
