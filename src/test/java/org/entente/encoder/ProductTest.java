package org.entente.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The library multiplies whole numbers right on this processor. From 1.21 on ONNX Runtime got some
 * columns wrong on those with AMX, for passages of 32 pieces or more: the program found less, and
 * more that was not so. {@code training/product_case.py} wrote the graph.
 */
class ProductTest {

  private static final Path GRAPH = Path.of("src/test/resources/cases/product.onnx");
  private static final int DEPTH = 384;
  private static final int COLUMNS = 29;
  private static final int ZERO = 113;

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 31, 32, 33, 48, 64, 100, 511})
  void multipliesRight(int rows) throws IOException, OrtException {
    assertThat(computed(rows)).isDeepEqualTo(wanted(rows));
  }

  private static int[][] computed(int rows) throws IOException, OrtException {
    ByteBuffer left = ByteBuffer.allocateDirect(rows * DEPTH);
    for (int i = 0; i < rows * DEPTH; i++) {
      left.put(i, (byte) left(i / DEPTH, i % DEPTH));
    }
    ByteBuffer zero = ByteBuffer.allocateDirect(1).put(0, (byte) ZERO);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = Model.session(Files.readAllBytes(GRAPH));
        OnnxTensor matrix =
            OnnxTensor.createTensor(
                environment, left, new long[] {rows, DEPTH}, OnnxJavaType.UINT8);
        OnnxTensor point =
            OnnxTensor.createTensor(environment, zero, new long[0], OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of("left", matrix, "zero", point))) {
      return (int[][]) result.get(0).getValue();
    }
  }

  private static int[][] wanted(int rows) {
    int[][] product = new int[rows][COLUMNS];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        for (int k = 0; k < DEPTH; k++) {
          product[row][column] += (left(row, k) - ZERO) * right(k, column);
        }
      }
    }
    return product;
  }

  private static int left(int row, int k) {
    return (53 * row + 29 * k) % 256;
  }

  private static int right(int k, int column) {
    return (31 * k + 17 * column) % 255 - 127;
  }
}
