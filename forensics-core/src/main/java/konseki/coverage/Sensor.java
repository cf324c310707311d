package konseki.coverage;

/// Who wrote records: one device or collector, whatever files its log was cut into.
///
/// @param name             as case.yaml has it, else as the records name it
/// @param attackerWritable whether an intruder on a host could have changed its log
/// @param declared         whether case.yaml names it
record Sensor(String name, SourceKind kind, boolean attackerWritable, boolean declared) {}
