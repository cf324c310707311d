package konseki.investigation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import konseki.event.EventBuffer;
import konseki.query.Predicate;
import org.jspecify.annotations.Nullable;

/// Hits whose places the index narrowed down: each candidate is read again from the evidence, which decides.
final class IndexedHits implements Hits {
    private final IndexedPlaces places;
    private final Predicate predicate;
    private @Nullable Hit ready;

    IndexedHits(IndexedPlaces places, Predicate predicate) {
        this.places = places;
        this.predicate = predicate;
    }

    @Override
    public Iterator<Hit> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return fill();
            }

            @Override
            public Hit next() {
                Hit hit = fill() ? ready : null;
                if (hit == null) {
                    throw new NoSuchElementException();
                }
                ready = null;
                return hit;
            }
        };
    }

    private boolean fill() {
        try {
            while (ready == null) {
                if (!places.next()) {
                    return false;
                }
                EventBuffer event = places.event();
                if (predicate.test(event)) {
                    ready = new Hit(
                            event.memberId() + "-" + places.offset(),
                            event.toRecord(),
                            places.name(),
                            places.offset(),
                            event.origin().recordNumber());
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String note() {
        return places.note();
    }

    @Override
    public void close() throws IOException {
        places.close();
    }
}
