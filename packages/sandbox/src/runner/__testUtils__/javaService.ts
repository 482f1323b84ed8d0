import type { Files } from './startActions';
import { SERVICE_WORKFLOW } from './service';

/** Plugins and libraries that `mvn verify` fetches for it: a few megabytes, no framework. */
const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>acme</groupId>
  <artifactId>service</artifactId>
  <version>1.0.0</version>
  <properties>
    <maven.compiler.release>25</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency>
      <groupId>junit</groupId>
      <artifactId>junit</artifactId>
      <version>4.13.2</version>
      <scope>test</scope>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
      <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.15.0</version></plugin>
      <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.6</version></plugin>
      <plugin><artifactId>maven-jar-plugin</artifactId><version>3.5.1</version></plugin>
    </plugins>
  </build>
</project>
`;

/** A service in Java as small as Maven lets one be. */
export function javaService(sum: number): Files {
  return {
    'pom.xml': POM,
    'src/main/java/acme/Sum.java':
      'package acme;\n\npublic final class Sum {\n    public static int of(int a, int b) {\n        return a + b;\n    }\n}\n',
    'src/test/java/acme/SumTest.java': `package acme;\n\npublic class SumTest {\n    @org.junit.Test\n    public void adds() {\n        org.junit.Assert.assertEquals(${sum}, Sum.of(1, 2));\n    }\n}\n`,
    Dockerfile: `FROM maven:3.9.16-eclipse-temurin-25 AS build
WORKDIR /app
COPY pom.xml ./
COPY src ./src
RUN mvn --batch-mode package

FROM eclipse-temurin:25.0.4_7-jre-noble
WORKDIR /app
COPY --from=build /app/target/service.jar ./
USER 10001:10001
ENTRYPOINT ["java", "-cp", "service.jar", "acme.Sum"]
`,
    '.github/workflows/ci.yaml': SERVICE_WORKFLOW.replace(
      'language: node',
      'language: java',
    ),
  };
}
