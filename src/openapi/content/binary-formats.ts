/**
 * Formats of values that are no text and that the sandbox neither reads nor writes: Protocol Buffers, MessagePack, CBOR,
 * Avro, BSON, Thrift, Parquet, Arrow, Smile, FlatBuffers, UBJSON, WBXML and Fast Infoset.
 */
const binary =
  /^[^/;\s]+\/(?:[^;\s]+[+.])?(?:x-)?(?:(?:google[.-])?protobuf|grpc|proto|msgpack|messagepack|cbor(?:-seq)?|avro|bson|parquet|(?:json-|jackson-)?smile|flatbuffers?|ubjson|wbxml|fastinfoset|thrift(?:\.binary|\.compact)?|arrow\.(?:stream|file))\s*(?:;|$)|^(?:avro\/binary|application\/grpc\+proto)\s*(?:;|$)/i;

/** Whether a media type is of a binary format of values, which only who has its library can read. */
export function isBinaryFormat(mediaType: string): boolean {
  return binary.test(mediaType);
}
