package konseki.parse.evtx;

import konseki.parse.NumberedUnits;

/// The chunks of a file, for the plan. Stateless.
final class EvtxUnits implements NumberedUnits {
    static final EvtxUnits ALL = new EvtxUnits();

    @Override
    public int end(byte[] bytes, int from, int to) {
        return Unit.end(Unit.at(bytes, from, to), bytes, from, to);
    }

    @Override
    public int firstRecord(byte[] bytes, int from, int end) {
        RecordWalk walk = new RecordWalk();
        walk.start(bytes, from, end);
        for (RecordWalk.Kind kind = walk.next(); kind != RecordWalk.Kind.END; kind = walk.next()) {
            if (kind == RecordWalk.Kind.RECORD) {
                return walk.from();
            }
        }
        return -1;
    }

    @Override
    public int lastRecord(byte[] bytes, int from, int end) {
        RecordWalk walk = new RecordWalk();
        walk.start(bytes, from, end);
        int last = -1;
        for (RecordWalk.Kind kind = walk.next(); kind != RecordWalk.Kind.END; kind = walk.next()) {
            last = kind == RecordWalk.Kind.RECORD ? walk.from() : last;
        }
        return last;
    }

    @Override
    public boolean isHeader(byte[] bytes, int at) {
        boolean chunk = at + Unit.CHUNK_HEADER_BYTES <= bytes.length && Unit.isChunkHeader(bytes, at);
        return chunk || Unit.isFileHeader(bytes, at, bytes.length);
    }
}
