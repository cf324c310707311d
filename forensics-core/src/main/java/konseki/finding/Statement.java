package konseki.finding;

import java.util.List;

/// The fixed words of a verdict for the assets that share it.
///
/// @param grade `INCONCLUSIVE(MATERIAL_GAP)`
public record Statement(Verdict verdict, boolean provisional, String grade, List<String> assets, Wording text) {

    public Statement {
        assets = List.copyOf(assets);
    }
}
