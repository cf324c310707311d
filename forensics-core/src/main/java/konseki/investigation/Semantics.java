package konseki.investigation;

import java.util.List;
import konseki.detect.Observer;
import konseki.detect.Table;

/// Numbers that are raised when the program would conclude otherwise from the same bytes.
public final class Semantics {
    /// Raised when a parser, detector or rule may conclude otherwise; part of every finding.
    public static final int CURRENT = 1;
    /// Raised when the index holds other fields.
    static final int INDEX_SCHEMA = 2;

    private Semantics() {}

    /// What names Partials: another text means that lots are scanned again.
    static String versions(List<? extends Observer> observers, boolean index) {
        StringBuilder text = new StringBuilder("semantics=" + CURRENT + " index=" + (index ? INDEX_SCHEMA : 0));
        for (Observer observer : observers) {
            for (Table table : observer.tables()) {
                text.append(' ')
                        .append(observer.name())
                        .append('.')
                        .append(table.name())
                        .append('=')
                        .append(table.version());
            }
        }
        return text.toString();
    }
}
