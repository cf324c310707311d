package konseki.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import konseki.event.Field;
import konseki.event.VirtualField;

/// How the fields' dotted names nest in JSON: leaves in an order in which every object is opened once. Immutable.
///
/// Objects stand where the first of their fields does in the schema, `fx` behind all of ECS.
final class FieldTree {
    /// How a leaf's value is written.
    enum Shape {
        NUMBER,
        MOMENT,
        TRUTH,
        ADDRESS,
        TEXT,
        ID,
        START,
        END
    }

    /// @param field  that the value is read from; of ID, START and END that the leaf stands beside
    /// @param key    `"port":`
    /// @param object that it stands in
    record Leaf(Field field, Shape shape, byte[] key, Node object) {}

    /// An object; the outermost has no key and is its own parent's end.
    static final class Node {
        final byte[] open;
        final int depth;
        private final Node[] path;

        private Node(String name, List<Node> above) {
            open = ('"' + name + "\":{").getBytes(StandardCharsets.UTF_8);
            depth = above.size();
            path = new Node[depth + 1];
            above.toArray(path);
            path[depth] = this;
        }

        /// The object at a depth on the way to this one.
        Node at(int wanted) {
            return path[wanted];
        }
    }

    static final FieldTree INSTANCE = new FieldTree();

    private final List<Leaf> leaves = new ArrayList<>();
    private final Node root = new Node("", List.of());

    private FieldTree() {
        Branch top = new Branch();
        for (Field field : inOrder()) {
            top.add(field.ecsName(), field, shape(field));
            if (field == Field.TIMESTAMP) {
                top.add(VirtualField.EVENT_ID.queryName(), field, Shape.ID);
            }
            if (field == Field.EVENT_DURATION) {
                top.add(VirtualField.EVENT_START.queryName(), field, Shape.START);
                top.add(VirtualField.EVENT_END.queryName(), field, Shape.END);
            }
        }
        top.flatten(root);
    }

    private static List<Field> inOrder() {
        return Field.all().stream()
                .sorted(Comparator.comparing((Field field) -> field != Field.TIMESTAMP)
                        .thenComparing(field -> field.ecsName().startsWith("fx.")))
                .toList();
    }

    private static Shape shape(Field field) {
        return switch (field) {
            case TIMESTAMP -> Shape.MOMENT;
            case EVENT_RECOVERED, PARTIAL -> Shape.TRUTH;
            default ->
                switch (field.kind()) {
                    case NUMBER -> Shape.NUMBER;
                    case IP -> Shape.ADDRESS;
                    case KEYWORD, TEXT -> Shape.TEXT;
                };
        };
    }

    List<Leaf> leaves() {
        return leaves;
    }

    Node root() {
        return root;
    }

    /// Names below one object while the tree is made.
    private final class Branch {
        private final Map<String, Object> below = new LinkedHashMap<>();

        void add(String name, Field field, Shape shape) {
            int dot = name.indexOf('.');
            if (dot < 0) {
                below.put(name, new Leaf(field, shape, ('"' + name + "\":").getBytes(StandardCharsets.UTF_8), root));
            } else {
                Branch branch = (Branch) below.computeIfAbsent(name.substring(0, dot), _ -> new Branch());
                branch.add(name.substring(dot + 1), field, shape);
            }
        }

        void flatten(Node object) {
            below.forEach((name, inside) -> {
                if (inside instanceof Leaf(Field field, Shape shape, byte[] key, _)) {
                    leaves.add(new Leaf(field, shape, key, object));
                } else {
                    List<Node> above = new ArrayList<>(List.of(object.path));
                    ((Branch) inside).flatten(new Node(name, above));
                }
            });
        }
    }
}
