/// Measures throughput with JMH and against peers; nothing depends on it.
@NullMarked
package konseki.benchmarks;

import org.jspecify.annotations.NullMarked;
