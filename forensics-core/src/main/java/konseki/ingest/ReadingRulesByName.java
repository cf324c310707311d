package konseki.ingest;

import konseki.evidence.ReadingRules;

/// What `read:` of case.yaml says of each file.
public interface ReadingRulesByName {
    ReadingRules rulesFor(String name);
}
