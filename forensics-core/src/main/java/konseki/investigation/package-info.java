/// The front door: wires the steps from evidence to finding, owns the case directory, lists what is built in.
///
/// Start at [CaseFile], which reads case.yaml into the rules of every step. Below everything it names, so it may import
/// every other package of the library.
@NullMarked
package konseki.investigation;

import org.jspecify.annotations.NullMarked;
