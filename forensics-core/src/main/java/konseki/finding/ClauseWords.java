package konseki.finding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a clause measured and needs, in Japanese. The rule table writes both in English, from a closed set of shapes;
/// numbers, units and names pass as they are.
final class ClauseWords {
    private static final Map<Pattern, String> SHAPES = shapes();

    private ClauseWords() {}

    private static Map<Pattern, String> shapes() {
        Map<String, String> shapes = new LinkedHashMap<>();
        shapes.put("none", "なし");
        shapes.put("none in the last (\\d+) h", "直近 $1 時間になし");
        shapes.put("(\\d+), the longest (\\d+) s", "$1 件、最長 $2 秒");
        shapes.put("(\\d+) not refilled", "補われないもの $1 件");
        shapes.put("(\\d+) unresolved", "未解決 $1 件");
        shapes.put("(\\d+) failed", "失敗 $1 件");
        shapes.put("at least (\\d+), out of reach (\\d+)", "$1 種以上、うち侵入者の手の届かないもの $2 種以上");
        shapes.put("(\\d+), out of reach (\\d+)", "$1 種、うち侵入者の手の届かないもの $2 種");
        shapes.put("at least (.+)", "$1 以上");
        shapes.put("at most (.+)", "$1 以下");
        shapes.put("below (.+)", "$1 未満");
        shapes.put("a known limit", "上限が定まること");
        shapes.put("not bounded", "上限なし");
        shapes.put("unknown", "不明");
        shapes.put("a size in case\\.yaml", "case.yaml での容量の記載");
        shapes.put("open", "未判断");
        shapes.put("a decision on each session", "通信ごとの判断");
        shapes.put("provisional", "未確認");
        shapes.put("confirmed in case\\.yaml", "case.yaml での確認");
        shapes.put("records start later", "記録の開始が遅い");
        shapes.put("records from its start", "期間の始めからの記録");
        Map<Pattern, String> patterns = new LinkedHashMap<>();
        shapes.forEach((shape, ja) -> patterns.put(Pattern.compile(shape), ja));
        return patterns;
    }

    static String ja(String english) {
        for (Map.Entry<Pattern, String> shape : SHAPES.entrySet()) {
            Matcher matcher = shape.getKey().matcher(english);
            if (matcher.matches()) {
                return matcher.replaceFirst(shape.getValue());
            }
        }
        return english;
    }
}
