package konseki.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import konseki.event.Field;
import konseki.event.FieldKind;
import konseki.event.VirtualField;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `konseki fields`: the schema, as queries name it.
@Command(name = "fields", mixinStandardHelpOptions = true)
final class FieldsCommand implements Callable<Integer> {
    private final Cli cli;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    FieldsCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        Messages messages = common.messages(cli);
        List<List<Object>> rows = new ArrayList<>();
        for (Field field : Field.all()) {
            rows.add(row(field.ecsName(), field.kind(), "stored", messages));
        }
        for (VirtualField field : VirtualField.all()) {
            rows.add(row(field.queryName(), field.kind(), "computed", messages));
        }
        Answer.write(new Rows(List.of("field", "kind", "origin", "meaning"), rows), cli.terminal(), common.json());
        return ExitCode.DONE;
    }

    private static List<Object> row(String name, FieldKind kind, String origin, Messages messages) {
        return List.of(name, kind.name().toLowerCase(Locale.ROOT), origin, messages.text("field." + name));
    }
}
