package konseki.parse.evtx;

import java.util.Optional;
import konseki.parse.SecondLook;

/// Reads left-over, torn and damaged-chunk records with the template definitions of all chunks of a case. Belongs to
/// one thread.
///
/// Definitions are learnt from chunks in use only. A record that its own chunk can explain is not tried again.
final class EvtxSecondLook implements SecondLook {
    private final TemplateStore templates = new TemplateStore();

    @Override
    public void learn(byte[] bytes, int from, int to) {
        for (int at = from; at < to; ) {
            Unit unit = Unit.at(bytes, at, to);
            int end = Unit.end(unit, bytes, at, to);
            if (unit == Unit.CHUNK) {
                templates.learn(bytes, at, end);
            }
            at = end;
        }
    }

    @Override
    public void recover(byte[] bytes, int from, int to, Use use) {
        RecordWalk walk = new RecordWalk();
        walk.start(bytes, from, to);
        for (RecordWalk.Kind kind = walk.next(); kind != RecordWalk.Kind.END; kind = walk.next()) {
            boolean record = switch (kind) {
                case RECORD, TORN, LEFT_OVER -> walk.end() - walk.from() > RecordWalk.HEADER_BYTES;
                case FILE_HEADER, CHUNK_HEADER, BLANK, DAMAGED, CUT_OFF, END -> false;
            };
            if (record) {
                Optional<XmlNode.Element> read =
                        RecordTree.borrow(bytes, walk.unitFrom(), walk.from(), walk.end(), templates);
                read.ifPresent(event -> use.accept(walk.from(), walk.end() - walk.from(), JsonRendering.of(event)));
            }
        }
    }
}
