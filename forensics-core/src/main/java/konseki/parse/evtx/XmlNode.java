package konseki.parse.evtx;

import java.util.ArrayList;
import java.util.List;

/// A piece of a record as [RecordTree] reads it.
sealed interface XmlNode {

    /// @param attributes in order; a name may repeat in a hostile record
    record Element(String name, List<Attribute> attributes, List<XmlNode> content) implements XmlNode {
        Element(String name) {
            this(name, new ArrayList<>(), new ArrayList<>());
        }
    }

    record Attribute(String name, String value) {}

    /// @param bare whether JSON writes it without quotes
    record Text(String text, boolean bare) implements XmlNode {}
}
