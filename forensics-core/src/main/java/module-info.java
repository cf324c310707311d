/// Forensics of preserved logs: from files to a finding that can be signed.
///
/// Start at [konseki.investigation.Investigation]. Extension points are [konseki.parse.Carrier],
/// [konseki.parse.Payload] and [konseki.detect.Detector].
module konseki.core {
    requires static transitive org.jspecify;
    requires org.slf4j;
    requires org.apache.lucene.core;
    requires univocity.parsers;
    requires com.google.common;
    requires tools.jackson.core;
    requires gg.jte.runtime;
    requires org.snakeyaml.engine;
    requires com.github.luben.zstd_jni;
    requires org.apache.commons.compress;

    exports konseki.event;
    exports konseki.evidence;
    exports konseki.parse;
    exports konseki.query;
    exports konseki.detect;
    exports konseki.finding;
    exports konseki.ingest;
    exports konseki.investigation;
    exports konseki.report;
}
