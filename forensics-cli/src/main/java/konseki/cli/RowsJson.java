package konseki.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows as a list of JSON objects; what a row does not know has no key in its object.
final class RowsJson {

    private RowsJson() {}

    static List<Map<String, Object>> of(Rows rows) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (List<Object> row : rows.rows()) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int c = 0; c < row.size(); c++) {
                if (!row.get(c).equals("")) {
                    object.put(rows.columns().get(c), row.get(c));
                }
            }
            objects.add(object);
        }
        return objects;
    }
}
