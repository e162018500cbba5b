package org.entente.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Inputs of a graph by name, for a batch of one; they lie outside of Java's heap until closed. */
final class Tensors implements AutoCloseable {

  private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();

  /** A whole number for each piece. */
  Tensors pieces(String name, long[] values) throws OrtException {
    return put(name, values, 1, values.length);
  }

  /** One whole number. */
  Tensors one(String name, long value) throws OrtException {
    return put(name, new long[] {value}, 1);
  }

  private Tensors put(String name, long[] values, long... shape) throws OrtException {
    LongBuffer buffer = LongBuffer.wrap(values);
    inputs.put(name, OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), buffer, shape));
    return this;
  }

  /** A row of real numbers for each piece. */
  Tensors rows(String name, float[] values, int pieces) throws OrtException {
    long[] shape = {1, pieces, values.length / pieces};
    FloatBuffer buffer = FloatBuffer.wrap(values);
    inputs.put(name, OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), buffer, shape));
    return this;
  }

  OrtSession.Result run(OrtSession session) throws OrtException {
    return session.run(inputs);
  }

  @Override
  public void close() {
    inputs.values().forEach(OnnxTensor::close);
  }

  /** All numbers of an output. */
  static float[] values(OrtSession.Result result, String name) throws OrtException {
    OnnxTensor tensor = (OnnxTensor) result.get(name).orElseThrow();
    FloatBuffer buffer = tensor.getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  /** The numbers of an output, a row a piece. */
  static List<float[]> rows(OrtSession.Result result, String name, int width) throws OrtException {
    float[] values = values(result, name);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < values.length; i += width) {
      rows.add(Arrays.copyOfRange(values, i, i + width));
    }
    return rows;
  }
}
