/// The command line: arguments to an investigation, its answer to exit status and text.
module konseki.cli {
    requires static org.jspecify;
    requires konseki.core;
    requires info.picocli;
    requires org.slf4j;
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires tools.jackson.core;
    requires java.logging;

    opens konseki.cli to
            info.picocli;
}
