package konseki.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import konseki.investigation.AggregateResult;

/// Groups in columns: what was counted or summed as numbers, what forms the groups as it is.
final class AggregateRows {
    private static final Pattern MEASURE = Pattern.compile("count|(sum|min|max)\\(.*\\)");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private AggregateRows() {}

    static Rows of(AggregateResult result) {
        List<List<Object>> rows = new ArrayList<>();
        for (List<String> group : result.rows()) {
            List<Object> row = new ArrayList<>();
            for (int c = 0; c < group.size(); c++) {
                row.add(cell(result.columns().get(c), group.get(c)));
            }
            rows.add(row);
        }
        return new Rows(result.columns(), rows);
    }

    private static Object cell(String column, String text) {
        boolean number =
                MEASURE.matcher(column).matches() && NUMBER.matcher(text).matches();
        return number ? (Object) Long.valueOf(text) : text;
    }
}
