package konseki.query;

import java.io.IOException;
import java.util.List;

/// Opens the files that `field:@iocs.txt` names.
@FunctionalInterface
public interface ValueLists {

    /// Where a query comes from a place that may not name files.
    ValueLists NONE = name -> {
        throw new IOException("lists of values are not available here");
    };

    /// The lines of the file, or as many as [QueryParser#MAX_VALUES] and a few more.
    List<String> lines(String name) throws IOException;
}
